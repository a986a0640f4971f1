// Runs before the first paint, so that a dark desk never flashes white. The same choice lives in src/shell/useTheme.ts.
{
  const chosen = localStorage.getItem('deskbell.theme')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.add(dark ? 'dark' : 'light')
}
