import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip)

export type Series = { label: string; values: number[] }
export type Shades = Record<'accent' | 'surface' | 'line' | 'text' | 'ink' | 'paper', string>
type Words = { labels: string[]; count: (n: number) => string }

/** Stacked bars: the first series is filled, the second one hatched, so that nobody needs colours to tell them apart. */
export function drawBars(
  canvas: HTMLCanvasElement,
  series: Series[],
  { labels, count }: Words,
  shades: Shades,
) {
  const fills = [shades.accent, hatch(shades)]
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels,
      datasets: series.map(({ label, values }, at) => ({
        label,
        data: values,
        backgroundColor: fills[at],
        borderColor: shades.accent,
        borderWidth: at === 0 ? 0 : 1,
        maxBarThickness: 40,
        categoryPercentage: 0.9,
        barPercentage: 0.85,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          stacked: true,
          grid: { display: false },
          border: { color: shades.line },
          ticks: { color: shades.text, maxRotation: 0, autoSkipPadding: 12 },
        },
        y: {
          stacked: true,
          beginAtZero: true,
          border: { display: false },
          grid: { color: shades.line },
          ticks: { color: shades.text, precision: 0, maxTicksLimit: 6, callback: (n) => count(Number(n)) },
        },
      },
      plugins: {
        tooltip: {
          backgroundColor: shades.ink,
          titleColor: shades.paper,
          bodyColor: shades.paper,
          displayColors: false,
          callbacks: { label: ({ dataset, parsed }) => `${dataset.label}: ${count(parsed.y ?? 0)}` },
        },
      },
    },
  })
}

function hatch({ accent, surface }: Shades): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = tile.height = 6
  const brush = tile.getContext('2d')
  if (!brush) return surface
  brush.fillStyle = surface
  brush.fillRect(0, 0, 6, 6)
  brush.strokeStyle = accent
  brush.lineWidth = 1.5
  for (const shift of [-6, 0, 6]) {
    brush.moveTo(shift, 6)
    brush.lineTo(shift + 6, 0)
  }
  brush.stroke()
  return brush.createPattern(tile, 'repeat') ?? surface
}
