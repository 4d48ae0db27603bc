import type { Departure } from '../departure'

const vms = '/virtualization/v1beta1/virtual-machines'
const datastores = '/virtualization/v1beta1/datastores'

/** The same in a list and in a single item. */
const everywhere = (
  operation: string,
  places: readonly string[],
  told: Pick<Departure, 'why' | 'reference'>,
): Departure[] =>
  places.flatMap((place) => [
    { operation, at: `/${place}`, ...told },
    { operation, at: `/items/*/${place}`, ...told },
  ])

const recorded = {
  why: 'References that point nowhere are objects full of empty strings, words may be empty, lists null.',
  reference: 'data-services facts.md 5, virtualization.datastores.list.json',
}

const ambiguous = {
  why: 'The document has two alternatives without required members; whatever fits one fits the other.',
  reference: 'virtualization.json, csp machine images and instance types',
}

export const virtualizationDepartures: Departure[] = [
  ...everywhere(
    datastores,
    [
      'datastoreClassification',
      'protectionJobInfo',
      'protectionPolicyAppliedAtInfo',
      'replicationInfo/partnerDetails',
      'vmProtectionGroupsInfo',
    ],
    recorded,
  ),
  ...everywhere(datastores, ['volumesInfo/*/storageSystemInfo/type'], {
    why: 'Arrays say what kind of resource they are; their model stands in storageSystemType, as prose.',
    reference: 'virtualization.datastores.list.json',
  }),
  ...everywhere(datastores, ['uid'], {
    why: 'A VMFS volume has a UUID of its own form.',
    reference: 'virtualization.datastores.list.json',
  }),
  ...everywhere(vms, ['vmClassification'], {
    why: 'A VM of no class has an empty word.',
    reference: 'virtualization.virtual-machine.get.partial.json',
  }),
  {
    operation: vms,
    at: '/items/*/vmProtectionGroupsInfo',
    why: 'A VM of no group has null for its groups.',
    reference: 'virtualization.virtual-machine.get.partial.json',
  },
  ...everywhere('/virtualization/v1beta1/csp-machine-images', ['cspInfo'], ambiguous),
  ...everywhere('/virtualization/v1beta1/csp-machine-instance-types', ['cspInfo'], ambiguous),
]
