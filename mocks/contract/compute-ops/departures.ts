import type { Departure } from '../departure'

export const computeOpsDepartures: Departure[] = [
  {
    operation: '/compute-ops-mgmt/v1/alerts',
    at: '/items/*/severity',
    why: 'Live alerts carry the severity in title case.',
    reference: 'compute-ops facts.md 6.2',
  },
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
]
