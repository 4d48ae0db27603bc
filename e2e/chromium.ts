import { existsSync } from 'node:fs'

const librariesAt = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib64']

/**
 * The browser that comes with the install, unpacked once to the temp folder. On a machine without NSS
 * it brings its own copy, if the environment says that it runs where there is none.
 */
const bundled = async () => {
  if (!librariesAt.some((folder) => existsSync(`${folder}/libnss3.so`)))
    process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}

/**
 * Path of a Chromium: `$CHROME`, the system's, or the one that an npm package carries. Kept in
 * `$CHROME`, so that worker processes do not unpack it again.
 */
export const chromiumPath = async (): Promise<string> => {
  const known =
    process.env['CHROME'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
  const path = known ?? (await bundled())
  process.env['CHROME'] = path
  return path
}
