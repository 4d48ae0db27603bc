import { powerSupplyFailed } from '../../mocks/estate/faults'
import { sourceChip } from '../rows'
import { serverPath } from '../server-page'
import { test } from './console'
import { folder } from './sizes'

/** The servers' views on a wall, to eyes that see fewer colours, and over sources that keep silent. */

const visions = ['protanopia', 'deuteranopia'] as const
const wall = { width: 3840, height: 2160 }

test('on a wall, with fewer colours, and silent', async ({ open, sightline }) => {
  const { estate } = sightline
  const host = [...estate.machines.values()].find(
    ({ subscribed, connected, ilo, region }) =>
      subscribed && connected && ilo.exposed && ilo.generation > 5 && region === 'eu-central',
  )
  if (!host) throw new Error('The estate has no such server.')
  estate.raise(host.id, powerSupplyFailed)
  const views = [
    ['list', '/servers'],
    ['mosaic', '/servers?view=mosaic'],
    ['page', serverPath(host)],
    ['live', `${serverPath(host)}?live=1#live`],
  ] as const
  for (const [name, path] of views) {
    const large = await open(path, wall)
    await large.waitForTimeout(2_500)
    await large.screenshot({ path: `${folder}/seen-${name}-wall.png` })
    for (const theme of ['dark', 'light'] as const) {
      const page = await open(path, { theme })
      await page.waitForTimeout(2_500)
      const cdp = await page.context().newCDPSession(page)
      for (const type of visions) {
        if ((type === 'protanopia') !== (theme === 'dark')) continue
        await cdp.send('Emulation.setEmulatedVisionDeficiency', { type })
        await page.screenshot({ path: `${folder}/seen-${name}-${type}-${theme}.png` })
      }
    }
  }
  const mosaic = await open('/servers?view=mosaic')
  const live = await open(`${serverPath(host)}?live=1#live`)
  await live.waitForTimeout(3_000)
  const { sources } = sightline.served
  await sources['eu-central']?.off()
  await sources['ilo']?.off()
  await sourceChip(mosaic, 'eu-central')
    .filter({ hasText: 'unreachable' })
    .waitFor({ timeout: 90_000 })
  await mosaic.screenshot({ path: `${folder}/seen-mosaic-silent.png` })
  await live.screenshot({ path: `${folder}/seen-live-silent.png` })
})
