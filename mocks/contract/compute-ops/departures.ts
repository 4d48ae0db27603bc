import type { Departure } from '../departure'

export const computeOpsDepartures: Departure[] = [
  ...['/v1/alerts', '/v1/servers/{id}/alerts', '/v1beta2/servers/{id}/alerts'].map((path) => ({
    operation: `/compute-ops-mgmt${path}`,
    at: '/items/*/severity',
    why: 'Live alerts carry the severity in title case.',
    reference: 'compute-ops facts.md 6.2',
  })),
  ...['/state/subscriptionTier', '/items/*/state/subscriptionTier'].map((at) => ({
    operation: '/compute-ops-mgmt/v1/servers',
    at,
    why: 'Live servers carry the tier in title case, in v1 as in v1beta2.',
    reference: 'compute-ops facts.md 6.1, 7',
  })),
  ...['v1', 'v1beta1'].map((version) => ({
    operation: `GET /compute-ops-mgmt/${version}/async-operations`,
    at: '(answer)',
    why: 'The last page has no cursor of a next one.',
    reference: 'compute-ops facts.md 4.2',
  })),
  ...['oneview-settings', 'oneview-server-templates'].map((name) => ({
    operation: `GET /compute-ops-mgmt/v1beta1/${name}`,
    at: name === 'oneview-settings' ? '/items/*/resourceUri' : '/items/*/uri',
    why: 'Addresses are relative, though the document calls them absolute.',
    reference: "the document's own examples",
  })),
  {
    operation: 'GET /compute-ops-mgmt/v1beta1/oneview-server-templates/{id}',
    at: '/uri',
    why: 'Addresses are relative, though the document calls them absolute.',
    reference: "the document's own examples",
  },
  ...['authentication', 'serviceData'].map((name) => ({
    operation: '/compute-ops-mgmt/v1beta1/external-services',
    at: `/${name}`,
    why: 'No variant of it requires or forbids a member, so that one body is several of them.',
    reference: 'samples/compute-ops/external-services-v1beta1-spec-examples.json',
  })),
  ...[
    '/compute-ops-mgmt/v1/settings',
    '/compute-ops-mgmt/v1beta1/settings',
    '/compute-ops/v1beta1/server-settings',
  ].flatMap((operation) => [
    {
      operation,
      at: '/items/*/category',
      why: 'Clients ask for, and send, ILO_SETTINGS where the document has ILO.',
      reference: 'HPE-COM-PowerShell-Library, COM-Settings (compute-ops facts.md, S9)',
    },
    {
      operation,
      at: '/items/*/settings/DEFAULT',
      why: 'BIOS settings require nothing, so that those of every category are them too.',
      reference: 'schema settingBIOS-v1 among the alternatives of settingsResponse-v1',
    },
  ]),
  {
    operation: 'POST /compute-ops-mgmt/v1beta1/ahs-files',
    at: '/baseUrl',
    why: 'Files go to a store of the own host instead of the one of the document.',
    reference: 'an upload has to arrive somewhere',
  },
  {
    operation: 'GET /compute-ops-mgmt/v1beta1/ahs-files/{id}',
    at: '/baseUrl',
    why: 'An address of a file is null once it has been given out.',
    reference: "the document's own example",
  },
  {
    operation: 'GET /compute-ops-mgmt/v1beta1/utilization-over-time',
    at: '/items/*/intervalsCollected/*/time',
    why: 'Its times go without a zone.',
    reference: 'compute-ops facts.md 4.4',
  },
  ...[
    { path: 'energy-by-entity', at: '/items/*/entityDetails' },
    { path: 'utilization-by-entity', at: '/items/*/metadata' },
  ].map(({ path, at }) => ({
    operation: `GET /compute-ops-mgmt/v1beta1/${path}`,
    at,
    why: 'No variant of it requires or forbids a member, so that one body is several of them.',
    reference: 'schemas of energy-by-entity-v1beta1 and utilization-by-entity-v1beta1',
  })),
  ...['v1', 'v1beta2'].map((version) => ({
    operation: `GET /compute-ops-mgmt/${version}/servers/{id}/external-storage-details`,
    at: '/serverId',
    why: 'A server is named by its product and serial number, here as everywhere.',
    reference: 'compute-ops facts.md 6.1',
  })),
  {
    operation: '/compute-ops-mgmt/v1beta1/webhooks',
    at: '/type',
    why: 'Live webhooks are of a type in the singular.',
    reference: 'compute-ops facts.md 6.7',
  },
  {
    operation: 'GET /compute-ops-mgmt/v1beta1/webhooks',
    at: '/items/*/type',
    why: 'Live webhooks are of a type in the singular.',
    reference: 'compute-ops facts.md 6.7',
  },
  ...['/eventTime', '/items/*/eventTime'].map((at) => ({
    operation: 'GET /compute-ops-mgmt/v1beta1/webhooks/{webhook_id}/deliveries',
    at,
    why: 'The time of an event is a timestamp, as in the example, not an integer.',
    reference: 'compute-ops facts.md 6.7',
  })),
]
