import { brandSheet } from '../brand'

const { sheet, paint } = brandSheet(':root', '--')
document.adoptedStyleSheets.push(sheet)

export { paint }
