import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const inputs = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']
const outputs = ['dist/web/.vite/manifest.json', 'dist/bff/main.js']

const files = (path: string): string[] => {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
}
const newest = (paths: string[]) => Math.max(...paths.map((path) => statSync(path).mtimeMs))

/** Builds the application and the BFF unless both are newer than everything they are made of. */
export const buildIfStale = (): void => {
  if (outputs.every(existsSync)) {
    const oldestOutput = Math.min(...outputs.map((path) => statSync(path).mtimeMs))
    if (newest(inputs.flatMap(files)) < oldestOutput) return
  }
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The build failed; what it said stands above.')
}
