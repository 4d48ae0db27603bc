import { buildIfStale } from '../mocks/build'
import type { IdentityProvider } from '../mocks/identity/start'
import { startProvider } from '../mocks/identity/start'
import type { Sightline } from './sightline'
import { startSightline } from './sightline'
import { test as base } from './test'

export type House = { sightline: Sightline; provider: IdentityProvider }

/**
 * A console with an identity provider that a browser takes for another site. It knows ana, who operates,
 * and a guest without a role. `simulated`: people may also come in with one click.
 */
export const openHouse = async ({ simulated = true }: { simulated?: boolean } = {}) => {
  buildIfStale()
  const started: IdentityProvider[] = []
  const sightline = await startSightline({
    estate: 'small',
    life: false,
    pace: 10,
    simulated,
    startProvider: async (publicUrl) => {
      const provider = await startProvider({ publicUrl })
      started.push(provider)
      return provider
    },
  })
  const [provider] = started
  if (!provider) throw new Error('No provider was started.')
  await provider.member('ana', { groups: ['ops'] })
  await provider.member('guest', { groups: ['visitors'] })
  return { sightline, provider }
}

/** Beside the console of the test, one that has an identity provider. */
export const test = base.extend<object, { house: House }>({
  house: [
    // oxlint-disable-next-line no-empty-pattern -- the runner wants a destructured first argument
    async ({}, provide) => {
      const house = await openHouse()
      await provide(house)
      await house.sightline.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

export { expect } from './test'
