import { expect, test } from 'vitest'
import { isSamePerson } from './judge-task'

const local = { person: 'account:ana.diaz', actor: 'ana.diaz' }
const byProvider = { person: 'provider:0123456789ab:7f3e', actor: 'Ana.Diaz@corp.example' }
const taken = { person: 'provider:0123456789ab:7f3e', actor: 'ana.diaz (Example login)' }

test.each([
  ['ana.diaz', local, true],
  ['Ana.Diaz', local, true],
  ['ana.diaz@corp.example', local, true],
  ['ana.diaz', byProvider, true],
  ['ana.diaz@corp.example', byProvider, true],
  ['ana.diaz', taken, true],
  ['ana.diaz@corp.example', taken, true],
  ['ana.diaz@other.example', byProvider, false],
  ['ana', byProvider, false],
  ['bo', local, false],
  [null, local, false],
])('%s is %j: %s', (named, asker, same) => {
  expect(isSamePerson(named, asker)).toBe(same)
})
