import { dataServicesDialect } from '../../odata/dialect'
import { reading } from '../compute-ops/records'
import { resource } from '../resource'
import type { Assignment, Secret } from './secret-store'
import { assignmentsOf, secretsOf } from './secret-store'
import { assignmentsPath, assignmentWire, secretsPath, secretWire, withNext } from './secret-wire'

/** `contains` of both looks past case, `eq` does not. */
const dialect = {
  ...dataServicesDialect,
  comparisons: ['eq'],
  functions: ['contains'],
  anyCaseContains: true,
} as const

const limit = { fallback: 20, min: 1, max: 120 }

/** GET v1beta1/secrets (facts.md 8); there is no select. */
export const secrets = resource<Secret>({
  service: 'data-services',
  path: secretsPath,
  limit,
  filter: {
    dialect,
    properties: ['classifier', 'label', 'name', 'service', 'status', 'subclassifier'],
  },
  sort: [
    'assignmentsCount',
    'classifier',
    'createdAt',
    'createdBy',
    'id',
    'label',
    'lastUpdatedBy',
    'name',
    'service',
    'status',
    'subclassifier',
    'updatedAt',
  ],
  select: null,
  empty: [],
  envelope: withNext,
  ...reading(secretsOf),
  toWire: secretWire,
  toFilter: (wire) => {
    const { classifier, subclassifier, domain, ...rest } = wire as ReturnType<typeof secretWire>
    return {
      ...rest,
      classifier: classifier.name,
      subclassifier: subclassifier.name,
      createdBy: domain.properties.CREATED_BY,
      lastUpdatedBy: domain.properties.LAST_UPDATED_BY,
    }
  },
})

/** GET v1beta1/secret-assignments. */
export const secretAssignments = resource<Assignment>({
  service: 'data-services',
  path: assignmentsPath,
  limit,
  filter: { dialect, properties: ['applianceId', 'secretId', 'goal', 'service', 'status'] },
  sort: [
    'applianceId',
    'secretId',
    'createdAt',
    'goal',
    'id',
    'label',
    'service',
    'status',
    'updatedAt',
  ],
  select: null,
  empty: [],
  envelope: withNext,
  ...reading(assignmentsOf),
  toWire: assignmentWire,
  toFilter: (wire) => {
    const { appliance, secret, ...rest } = wire as ReturnType<typeof assignmentWire>
    return { ...rest, applianceId: appliance.id, secretId: secret.id }
  },
})
