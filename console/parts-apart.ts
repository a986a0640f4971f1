import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const SOURCE = 'reka-ui/namespaced'

/**
 * `reka-ui/namespaced` is one module that knows every component of that library. Whoever imports one of them would load
 * at first sight all that any page uses. So each importer gets a module of its own, with the ones that it names.
 */
export function partsApart(): Plugin {
  let whole = ''
  return {
    name: 'parts-apart',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source !== SOURCE || !importer) return null
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      if (!found) return null
      whole ||= readFileSync(found.id.split('?')[0]!, 'utf8')
      const names = namesIn(readFileSync(importer.split('?')[0]!, 'utf8'))
      return names.length > 0 ? `\0parts-apart:${names.join(',')}` : found
    },
    load(id) {
      if (!id.startsWith('\0parts-apart:')) return null
      return id.slice('\0parts-apart:'.length).split(',').map(moduleOf).join('\n')
    },
  }

  function moduleOf(name: string): string {
    const [, body] = new RegExp(`^const ${name} = (\\{[^}]*\\});`, 'm').exec(whole) ?? []
    if (!body) throw new Error(`${SOURCE} has no ${name} any more; see console/parts-apart.ts`)
    const parts = [...body.matchAll(/: (\w+)/g)].map(([, part]) => part)
    return `import { ${parts.join(', ')} } from 'reka-ui'\nexport const ${name} = ${body}`
  }
}

function namesIn(code: string): string[] {
  const [, names = ''] = new RegExp(`import \\{([^}]*)\\} from "${SOURCE}"`).exec(code) ?? []
  return names
    .split(',')
    .map((name) => name.trim().split(' as ')[0]!)
    .filter(Boolean)
}
