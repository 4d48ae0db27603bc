import * as v from 'valibot'
import type { Backup } from '../../estate/backup-types'
import type { CopyEdit } from '../../estate/protection/copy-tasks'
import { deleteCopy, editCopy } from '../../estate/protection/copy-tasks'
import { dataServicesDialect } from '../../odata/dialect'
import { readRoutes } from '../read-routes'
import { notFound, refusal, Refused } from '../refusal'
import type { Resource, Scope } from '../resource'
import { resource } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { startTask } from '../tasks'
import { root } from './references'

/** Copies of one kind that one kind of asset has. */
type CopyFamily = {
  /** `virtual-machines`. */
  parents: string
  kind: 'backups' | 'snapshots'
  /** `virtual-machine-backup`. */
  type: string
  /** Whether there is such a parent in the region. */
  hasParent: (scope: Scope, parentId: string) => boolean
  toWire: (copy: Backup, scope: Scope) => object
  /** By what its lists are filtered; left out: as those of VMs. */
  filters?: readonly string[]
  /** How its lists page; left out: 20 at a time. */
  paging?: Pick<Resource<Backup>, 'limit' | 'maxOffset' | 'envelope'>
  /** Copies that it consists of, and that go with it. */
  partsOf?: (scope: Scope, copy: Backup) => Backup[]
}

const common = [
  'state',
  'status',
  'createdByInfo/**',
  'pointInTime',
  'dataOrchestratorInfo/id',
  'expiresAt',
  'name',
]
const filters = {
  backups: [
    ...common,
    'backupType',
    'storageSystemInfo/**',
    'sourceCopyInfo/id',
    'verified',
    'protectionStoreInfo/**',
  ],
  snapshots: [...common, 'snapshotType', 'storageSystemsInfo/**', 'consistency'],
}

const copiesOf = ({ estate }: Scope, { kind }: CopyFamily, parentId: string): readonly Backup[] =>
  kind === 'backups' ? estate.backupsOf(parentId) : estate.snapshotsOf(parentId)

const findCopy = (scope: Scope, family: CopyFamily, id: string, parentId: string) =>
  family.hasParent(scope, parentId)
    ? copiesOf(scope, family, parentId).find((copy) => copy.id === id)
    : undefined

const moment = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => Date.parse(text)),
)
const editSchema = v.object({
  name: v.optional(v.pipe(v.string(), v.nonEmpty())),
  description: v.optional(v.string()),
  expiresAt: v.optional(moment),
  lockedUntil: v.optional(moment),
})

const badRequest = (message: string) => new Refused(refusal(400, message))

/** Refuses what would weaken a lock that still holds, or end a copy in the past. */
const checkEdit = (copy: Backup, edit: v.InferOutput<typeof editSchema>, now: number) => {
  const { expiresAt = copy.expiresAt, lockedUntil = copy.lockedUntil } = edit
  const locked = copy.lockedUntil !== null && copy.lockedUntil > now
  if (locked && lockedUntil !== null && lockedUntil < (copy.lockedUntil ?? 0))
    throw badRequest('The lock of the copy cannot be shortened.')
  if (expiresAt !== null && lockedUntil !== null && lockedUntil > now && expiresAt < lockedUntil)
    throw badRequest('The copy cannot expire while it is locked.')
  if (edit.expiresAt !== undefined && edit.expiresAt <= now)
    throw badRequest('The copy cannot expire in the past.')
}

const refuseBusy = ({ state, busy }: Backup) => {
  if (state === 'RUNNING' || state === 'QUEUED' || busy !== null)
    throw new Refused(refusal(412, 'Something is being done with the copy already.'))
}

/** Every operation on copies of one kind (facts.md 9): list, item, change, deletion. */
export const copyRoutes = (family: CopyFamily): Route[] => {
  const { parents, kind, type } = family
  const path = `${root}/${parents}/:parentId/${kind}`
  const copies = resource<Backup>({
    service: 'backup-recovery',
    path,
    limit: { fallback: 20, min: 1, max: 1000 },
    ...family.paging,
    filter: { dialect: dataServicesDialect, properties: family.filters ?? filters[kind] },
    sort: true,
    select: 'top',
    empty: null,
    list: (scope, parentId) =>
      family.hasParent(scope, parentId) ? copiesOf(scope, family, parentId) : null,
    find: (scope, id, parentId) => findCopy(scope, family, id, parentId),
    toWire: family.toWire,
  })

  const onCopy =
    (answer: (call: Call, copy: Backup) => Response) =>
    (call: Call): Response => {
      const { id = '', parentId = '' } = call.params
      const copy = findCopy(call.scope, family, id, parentId)
      return copy ? answer(call, copy) : notFound()
    }
  const aboutOf = ({ vmId, id }: Backup) => ({
    uri: `${root}/${parents}/${vmId}/${kind}/${id}`,
    type: `backup-recovery/${type}`,
  })

  const change = onCopy((call, copy) => {
    const edit = readBody(call, 'backup-recovery', editSchema)
    refuseBusy(copy)
    checkEdit(copy, edit, call.scope.estate.now())
    const { region } = call.scope
    const kept = Object.fromEntries(
      Object.entries(edit).filter(([, value]) => value !== undefined),
    ) as CopyEdit
    return startTask(call, (course, at, user) =>
      editCopy(course, at, copy, { ...aboutOf(copy), region, user }, kept),
    )
  })
  const remove = onCopy((call, copy) => {
    refuseBusy(copy)
    if (copy.lockedUntil !== null && copy.lockedUntil > call.scope.estate.now())
      return refusal(400, 'The copy is locked and cannot be deleted.')
    const { region } = call.scope
    const parts = family.partsOf?.(call.scope, copy) ?? []
    return startTask(call, (course, at, user) =>
      deleteCopy(course, at, copy, { ...aboutOf(copy), region, user }, parts),
    )
  })
  return [
    ...readRoutes(copies),
    { method: 'PATCH', service: 'backup-recovery', path: `${path}/:id`, answer: change },
    { method: 'DELETE', service: 'backup-recovery', path: `${path}/:id`, answer: remove },
  ]
}
