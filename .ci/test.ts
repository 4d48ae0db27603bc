import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { routeSize, serversBudget } from './size'

/**
 * Every check in order, each runner's own counts added up. A check without counts (types, lint, build)
 * counts as one. The last line is `N passed, N failed, N skipped`; exit status 1 when any failed.
 */
type Counts = { passed: number; failed: number; skipped: number }

/** Said once more before the last lines: whoever is shown only the end of the output needs them. */
const failures: string[] = []

const results = 'test-results'
const one = (ok: boolean): Counts => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })

const run = (command: string, args: string[]) =>
  spawnSync(command, args, { stdio: 'inherit', shell: false }).status === 0

/** A runner that wrote nothing, or says no failure and yet ended badly, failed as a whole. */
const counted = (ok: boolean, file: string, read: (json: unknown) => Counts): Counts => {
  if (!existsSync(file)) return one(false)
  const counts = read(JSON.parse(readFileSync(file, 'utf8')))
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

type VitestResults = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

/** A specification whose hooks failed has a message of its own, and tests that were not run. */
const unitFailures = ({
  name,
  status,
  message,
  assertionResults,
}: VitestResults['testResults'][number]) => {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  const file = relative('.', name)
  return failed.length === 0 && status === 'failed'
    ? [`${file}: ${message}`]
    : failed.map((test) => `${file} › ${test.fullName}\n  ${test.failureMessages.join('\n  ')}`)
}

const unit = () => {
  const file = `${results}/unit.json`
  const ok = run('npx', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  return counted(ok, file, (json) => {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = json as VitestResults
    failures.push(...testResults.flatMap(unitFailures))
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
  })
}

const browser = () => {
  const file = `${results}/browser.json`
  const ok = run('npx', ['playwright', 'test', '-c', 'e2e'])
  return counted(ok, file, (json) => {
    const { stats } = json as { stats: Record<string, number> }
    if (stats['flaky']) console.log(`${stats['flaky']} browser tests needed a second try (above)`)
    return {
      passed: (stats['expected'] ?? 0) + (stats['flaky'] ?? 0),
      failed: stats['unexpected'] ?? 0,
      skipped: stats['skipped'] ?? 0,
    }
  })
}

const size = () => {
  const { js, css } = routeSize('dist/web', 'src/servers/servers.route.tsx')
  const ok = js + css <= serversBudget
  console.log(
    `servers route, first load: JS ${js.toFixed(1)} + CSS ${css.toFixed(1)} KiB gz of ${serversBudget}`,
  )
  return one(ok)
}

const steps: [string, () => Counts][] = [
  ['types', () => one(run('npx', ['tsc', '-p', '.']))],
  ['lint', () => one(run('npx', ['oxlint', '--type-aware', '--deny-warnings']))],
  ['format', () => one(run('npx', ['oxfmt', '--check']))],
  ['unit and BFF tests', unit],
  ['build', () => one(run('npm', ['run', 'build']))],
  ['size budget', size],
  ['browser tests', browser],
]

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const rows: [string, Counts, number][] = []
for (const [name, step] of steps) {
  console.log(`\n── ${name}`)
  const started = Date.now()
  let counts: Counts
  try {
    counts = step()
  } catch (error) {
    console.error(error)
    counts = one(false)
  }
  rows.push([name, counts, (Date.now() - started) / 1000])
}
console.log(failures.length === 0 ? '' : `\nFailed:\n${failures.join('\n')}\n`)
for (const [name, counts, seconds] of rows)
  console.log(
    `${name.padEnd(20)} ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped  ${seconds.toFixed(1)} s`,
  )
const sum = (key: keyof Counts) => rows.reduce((total, [, counts]) => total + counts[key], 0)
process.exitCode = sum('failed') > 0 ? 1 : 0
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
