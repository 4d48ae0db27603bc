import { expect, test } from 'vitest'
import { openRegion } from '../sources/greenlake/testing/open-region'
import { aKey, openActing } from './testing/act-on'

test('nothing is done through a source that is only to be read, whatever is sent', async () => {
  const region = openRegion()
  const machine = [...region.estate.machines.values()].find(
    (one) => one.region === region.region && one.subscribed && one.connected,
  )
  if (!machine) throw new Error('The estate is too small.')
  const acting = await openActing({ ...region, source: { ...region.source, acts: null } })
  const { items } = await acting.preview('uid-on', [machine.id])
  expect(items).toMatchObject([
    { reason: 'Nothing can be done through its source as it is configured here.' },
  ])
  const reply = await acting.post('/api/acts', {
    key: aKey(),
    act: 'uid-on',
    options: {},
    targets: [{ sourceId: region.source.id, id: machine.id }],
    passedOver: [],
  })
  expect(reply.json()).toMatchObject({ items: [{ state: 'skipped' }] })
  expect(region.requests.filter((request) => /^(POST|PATCH) \/compute-ops/.test(request))).toEqual(
    [],
  )
})
