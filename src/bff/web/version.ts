import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version of the application built under `root`: its page names every file by its content. */
export const versionOf = (root: string): string => {
  const page = join(root, 'index.html')
  if (!existsSync(page)) return 'none'
  return createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 10)
}
