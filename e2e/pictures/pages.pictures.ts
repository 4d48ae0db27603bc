import type { Page } from '@playwright/test'
import { paths } from '../../src/paths'
import type { Sightline } from '../sightline'
import { test } from './console'
import { folder, sizes } from './sizes'

/** Pages of one thing that no other file shows, in every size and theme: test-results/pictures/page-*. */

const found = <T>(things: Iterable<T>, wanted: (thing: T) => boolean): T => {
  const thing = [...things].find(wanted)
  if (thing === undefined) throw new Error('The estate has no such thing.')
  return thing
}

const withIlo = ({ estate }: Sightline) =>
  found(
    estate.machines.values(),
    ({ subscribed, connected, ilo, power }) =>
      subscribed && connected && ilo.exposed && ilo.generation > 5 && power === 'ON',
  )

const redfish = (sightline: Sightline, at?: string) => {
  const { region, id } = withIlo(sightline)
  return paths.redfish({ sourceId: region, id }, at)
}

const pages: Record<string, (sightline: Sightline) => string> = {
  'redfish-root': (sightline) => redfish(sightline),
  'redfish-system': (sightline) => redfish(sightline, '/redfish/v1/Systems/1/'),
  'redfish-missing': (sightline) => redfish(sightline, '/redfish/v1/Nowhere/'),
  vm: ({ estate }) => {
    const vm = found(
      estate.vms.values(),
      ({ home, jobId }) => 'greenlake' in home && jobId !== null,
    )
    return paths.vm({ sourceId: 'greenlake' in vm.home ? vm.home.greenlake : '', id: vm.id })
  },
  'vm-gone': () => paths.vm({ sourceId: 'eu-central', id: 'gone' }),
}

const settled = async (page: Page) => {
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1_000)
}

for (const [size, width, height] of sizes)
  for (const theme of ['dark', 'light'] as const)
    test(`pages, ${size}, ${theme}`, async ({ open, sightline }) => {
      const page = await open('/sources', { width, height, theme })
      for (const [name, pathOf] of Object.entries(pages)) {
        if (size !== 'desk' && /missing|gone/.test(name)) continue
        await page.goto(`${sightline.url}${pathOf(sightline)}`)
        await settled(page)
        await page.screenshot({ path: `${folder}/page-${name}-${size}-${theme}.png` })
      }
    })
