import { fileURLToPath } from 'node:url'

/** The folder of the checkout, without a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** Where everything lives that is ours and not in git: databases, logs, engines. */
export const dataFolder = `${root}/.data`
