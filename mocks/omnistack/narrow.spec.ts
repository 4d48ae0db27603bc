import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDrivenEstate } from '../estate/driven-estate'
import type { HeldBackup } from '../estate/federation/backup-list'
import { backups } from './backups'
import type { Collection } from './collection'
import { usual } from './collection'
import { answerList } from './query'
import { createScope } from './scope'

const { estate, pass } = createDrivenEstate({ life: true })
const scope = createScope(estate, 'fed-paris', {
  tells: { percent: true, failureAs: 'error_message' },
})
const steady: Collection<HeldBackup> = {
  ...backups(scope),
  ownOrder: usual.ownOrder,
}
const { kept: _, ...unkept } = steady
const plain: Collection<HeldBackup> = { ...unkept, indexes: {}, coded: () => null }
const answerOf = (collection: Collection<HeldBackup>, asked: Record<string, string>) =>
  JSON.parse(answerList(collection, new URLSearchParams(asked))) as { count: number }

const valuesOf = (of: (held: ReturnType<typeof steady.rows>[number]) => string) =>
  fc.nat().map((index) => {
    const rows = steady.rows()
    const row = rows[index % rows.length]
    return row ? of(row) : ''
  })
const word = fc.constantFrom('a', 'POLICY', 'manual', 'none', '*', '*1*')
const query = fc.record(
  {
    id: fc.oneof(
      valuesOf(({ backup }) => backup.id),
      word,
    ),
    virtual_machine_id: fc.oneof(
      valuesOf(({ vm }) => vm.id),
      word,
    ),
    name: fc.oneof(
      valuesOf(({ backup }) => backup.name),
      word,
    ),
    type: word,
    state: fc.constantFrom(
      'PROTECTED',
      'protected',
      'DEGRADED',
      'FAILED,SAVING',
      'NEW',
      'REBUILDING',
    ),
    case: fc.constantFrom('sensitive', 'insensitive'),
    sort: fc.constantFrom('name', 'type', 'created_at', 'state', 'virtual_machine_name'),
    order: fc.constantFrom('ascending', 'descending'),
    limit: fc.constantFrom('5', '3000'),
  },
  { requiredKeys: [] },
)

/** Hosts go and come back, so that copies are missing for a while. */
const power = fc
  .tuple(fc.nat(), fc.constantFrom('ON' as const, 'OFF' as const))
  .map(([index, to]) => () => {
    const { hosts } = scope.federation
    estate.setPower(hosts[index % hosts.length]?.machineId ?? '', to)
  })

test.each([true, false])(
  'what is held by its values gives what is looked for row by row, one value a filter: %s',
  (singleValues) => {
    const known = { ...steady, singleValues }
    fc.assert(
      fc.property(query, fc.nat(40 * 60_000), power, (asked, ms, switching) => {
        pass(ms)
        switching()
        expect(answerOf(known, asked)).toEqual(answerOf({ ...plain, singleValues }, asked))
      }),
    )
  },
)

test('a backup that is renamed is found by its new name', () => {
  const [held] = steady.rows()
  if (!held) throw new Error('There is no backup.')
  const found = (name: string) => answerOf(steady, { name }).count
  expect(found('another')).toBe(0)
  estate.act(() => {
    held.backup.name = 'another'
    scope.federation.backups.changed(held.backup.id)
  })
  expect(found('another')).toBe(1)
})
