import { expect, test } from 'vitest'
import { groupsIn, nameIn, roleOf } from './claims'

test.each([
  [{ groups: ['ops', 'noc'] }, ['ops', 'noc']],
  [{ groups: 'ops' }, ['ops']],
  [{ groups: ['ops', 7, null] }, ['ops']],
  [{ groups: [] }, []],
  [{ groups: null }, []],
  [{}, null],
])('groups of %j are %j', (claims, groups) => {
  expect(groupsIn(claims, 'groups')).toEqual(groups)
})

test.each([
  [{ preferred_username: 'ana', name: 'Ana Ruiz', sub: '1' }, 'ana'],
  [{ preferred_username: ' ', name: 'Ana Ruiz', sub: '1' }, 'Ana Ruiz'],
  [{ email: 'ana@example.com', sub: '1' }, 'ana@example.com'],
  [{ preferred_username: 7, sub: '1' }, '1'],
  [{ preferred_username: 'x'.repeat(300), sub: '1' }, 'x'.repeat(200)],
])('of %j somebody is called %s', (claims, name) => {
  expect(nameIn(claims, 'preferred_username')).toBe(name)
})

const map = { noc: 'viewer', ops: 'operator', leads: 'admin' } as const

test.each([
  [['noc'], 'viewer'],
  [['ops', 'noc'], 'operator'],
  [['noc', 'leads', 'ops'], 'admin'],
  [['visitors'], null],
  [['OPS'], null],
  [['constructor', '__proto__', 'toString'], null],
  [[], null],
])('groups %j have the role %s', (groups, role) => {
  expect(roleOf(groups, map)).toBe(role)
})
