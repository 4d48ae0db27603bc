import { expect, test } from 'vitest'
import { parseFlash } from '../tasks/wire'
import { planUpdate, type Updating } from './plan-update'
import { parseUpdateOffer } from './update-wire'

/** How an iLO 5, 6 and 7 offers it. */
const service = {
  Actions: {
    '#UpdateService.SimpleUpdate': {
      'TransferProtocol@Redfish.AllowableValues': ['HTTP', 'HTTPS'],
      target: '/redfish/v1/UpdateService/Actions/UpdateService.SimpleUpdate',
    },
  },
  Oem: { Hpe: { State: 'Idle' } },
  ServiceEnabled: true,
}
const image = 'https://files.example.net/ilo6_171.fwpkg'

const updating = (
  body: Record<string, unknown> | null,
  kind: string | null = 'iLO 6',
): Updating => ({
  kind,
  hasService: body !== null,
  offer: parseUpdateOffer(body),
  flash: body && parseFlash('/redfish/v1/UpdateService', body),
})
const plan = (body: Record<string, unknown> | null, kind?: string | null) =>
  planUpdate(image, updating(body, kind))

test('the image goes to the target of the action, by its address alone', () => {
  expect(plan(service)).toEqual({
    step: {
      method: 'POST',
      path: '/redfish/v1/UpdateService/Actions/UpdateService.SimpleUpdate',
      json: { ImageURI: image },
    },
  })
})

test('a target elsewhere is asked there: none is made up', () => {
  const target = '/redfish/v1/elsewhere'
  const other = { Actions: { '#UpdateService.SimpleUpdate': { target } } }
  expect(plan(other)).toMatchObject({ step: { path: target } })
})

test('what does not offer it says so, by what it is', () => {
  expect(plan({ Actions: {} }, 'iLO 4')).toEqual({
    cannot:
      'Its iLO 4 takes no image from an address (no SimpleUpdate): update it on its own web page.',
  })
  expect(plan(null, null)).toEqual({
    cannot:
      'Its BMC has no update service, or does not show it to our account: update it on its own web page.',
  })
})

test('a service that is switched off, fetches otherwise, or flashes already is not asked', () => {
  expect(plan({ ...service, ServiceEnabled: false })).toEqual({
    cannot: 'Its update service is switched off.',
  })
  const target = '/redfish/v1/UpdateService/Actions/UpdateService.SimpleUpdate'
  const only = { 'TransferProtocol@Redfish.AllowableValues': ['HTTP', 'TFTP'], target }
  expect(plan({ ...service, Actions: { '#UpdateService.SimpleUpdate': only } })).toEqual({
    cannot: 'It does not fetch images over HTTPS: it allows HTTP, TFTP.',
  })
  expect(plan({ ...service, Oem: { Hpe: { State: 'Updating' } } })).toEqual({
    cannot: 'Firmware is being flashed on it already.',
  })
})
