/** The control of a field, or of the nearest thing around it: the server names an interval, the page has its times. */
export function fieldElement(field: string): HTMLElement | null {
  for (let path = field; path; path = path.replace(/[.[][^.[]*$/, '')) {
    const found = document.getElementById(`field-${path}`) ?? document.getElementById(`field-${path}.from`)
    if (found) return found
    if (!/[.[]/.test(path)) return null
  }
  return null
}
