import { expect, test } from 'vitest'
import { readCommand } from './command-line'

test.each<[string[], object]>([
  [['--config', 'a.json'], { run: 'serve', config: 'a.json' }],
  [['--config', 'a.json', '--check'], { run: 'check', config: 'a.json' }],
  [[], { run: 'serve', config: 'from-env.json' }],
  [['backup', 'a.db'], { run: 'back-up', config: 'from-env.json', target: 'a.db' }],
  [
    ['user', 'add', 'ada', '--role', 'admin'],
    { run: 'add-user', config: 'from-env.json', name: 'ada', role: 'admin' },
  ],
  [['user', 'list'], { run: 'list-users', config: 'from-env.json' }],
  [['user', 'disable', 'ada'], { run: 'disable-user', config: 'from-env.json', name: 'ada' }],
  [['user', 'enable', 'ada'], { run: 'enable-user', config: 'from-env.json', name: 'ada' }],
])('%j', (args, command) => {
  expect(readCommand(args, { SIGHTLINE_CONFIG: 'from-env.json' })).toEqual({ command })
})

test.each([
  [[], 'No configuration: --config FILE or SIGHTLINE_CONFIG.'],
  [['--config', 'a', '--colour'], "Unknown option '--colour'"],
  [['--config', 'a', 'user', 'drop', 'ada'], 'Unknown command "user drop ada".'],
  [['--config', 'a', 'backup'], 'Unknown command "backup".'],
  [['--config', 'a', 'backup', 'b', 'c'], 'Unknown command "backup b c".'],
  [['--config', 'a', 'user', 'add', 'ada', 'eve'], 'Unknown command'],
  [['--config', 'a', 'user', 'disable'], 'Unknown command'],
  [['--config', 'a', 'user', 'list', 'ada'], 'Unknown command'],
  [['--config', 'a', 'user', 'add', ' ada', '--role', 'viewer'], 'A name has no spaces around it'],
  [['--config', 'a', 'user', 'add', 'ada', '--role', 'king'], 'user add takes --role viewer'],
])('%j is told apart: %s', (args, sentence) => {
  const read = readCommand(args, {})
  expect('fault' in read && read.fault).toContain(sentence)
})
