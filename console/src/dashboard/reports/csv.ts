export type Cell = string | number | null

// What a spreadsheet would take for the beginning of a formula, also behind spaces, and its full-width twins.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** Rows as a file for spreadsheets. Where a comma parts decimals, a semicolon parts cells. */
export function toCsv(rows: Cell[][], decimal: '.' | ','): string {
  const separator = decimal === ',' ? ';' : ','
  const written = rows.map((row) => row.map((cell) => writtenCell(cell, decimal, separator)).join(separator))
  return `\uFEFF${written.map((line) => `${line}\r\n`).join('')}`
}

function writtenCell(cell: Cell, decimal: string, separator: string) {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', decimal)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  const isPlain = text.trim() === text && !/["\r\n]/.test(text) && !text.includes(separator)
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`
}
