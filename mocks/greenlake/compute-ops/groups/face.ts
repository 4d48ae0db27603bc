/** One version of the groups' API; three of them show the same groups under names of their own. */
export type Face = {
  /** Where its groups stand, and where their servers and settings lead. */
  groups: `/${string}`
  servers: string
  settings: string
  /** The `type` of what it shows; that of groups is misspelt in the documents as on the wire (facts.md 6.4). */
  types: { group: string; device: string; compliance: string; iloCompliance: string }
}

const types = {
  group: 'compute-mgmt-ops/group',
  device: 'compute-ops-mgmt/group/device',
  compliance: 'compute-ops-mgmt/group/compliance',
  iloCompliance: 'compute-ops-mgmt/group/ilo-settings-compliance',
}

export const v1: Face = {
  groups: '/compute-ops-mgmt/v1/groups',
  servers: '/compute-ops-mgmt/v1/servers',
  settings: '/compute-ops-mgmt/v1/settings',
  types,
}

export const v1beta3: Face = {
  groups: '/compute-ops-mgmt/v1beta3/groups',
  servers: '/compute-ops-mgmt/v1beta2/servers',
  settings: '/compute-ops-mgmt/v1beta1/settings',
  types,
}

/** The last one with the prefix that all had before 2024 (facts.md 1). */
export const v1beta2: Face = {
  groups: '/compute-ops/v1beta2/groups',
  servers: '/compute-ops/v1beta2/servers',
  settings: '/compute-ops/v1beta1/server-settings',
  types: {
    group: 'compute-ops/group',
    device: 'compute-ops/group/device',
    compliance: 'compute-ops/group/compliance',
    iloCompliance: 'compute-ops/group/ilo-settings-compliance',
  },
}
