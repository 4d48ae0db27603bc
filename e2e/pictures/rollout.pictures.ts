import { firmwareRollout } from '../../mocks/stories/firmware-rollout'
import { play } from '../../mocks/stories/story'
import { keyOf } from '../../src/contract/entity-key'
import { paths } from '../../src/paths'
import type { Sightline } from '../sightline'
import { test } from './console'
import { folder, sizes } from './sizes'

/**
 * The story `firmware-rollout` once something of it has failed while servers still wait: the list, the
 * rollout opened, its lanes and tree, one failure: test-results/pictures/rollout-*.
 */

test.use({ estateSpeed: 60 })

const jobsOf = ({ estate }: Sightline) => [...estate.jobs.values()]

test('the rollout in pictures', async ({ sightline, open }) => {
  test.setTimeout(600_000)
  const before = new Set(jobsOf(sightline).map(({ id }) => id))
  play(sightline.served.stage, firmwareRollout)
  const failures = () =>
    jobsOf(sightline).filter(
      ({ id, parentId, resultCode }) =>
        parentId !== null && !before.has(id) && resultCode === 'FAILURE',
    )
  while (failures().length === 0) await new Promise((resolve) => setTimeout(resolve, 500))
  const [failed] = failures()
  const parent = jobsOf(sightline).find(({ id }) => id === failed?.parentId)
  if (!failed || !parent) throw new Error('Nothing has failed.')
  const rollout = { sourceId: parent.region, id: parent.id }

  for (const [size, width, height] of sizes)
    for (const theme of ['dark', 'light'] as const) {
      const look = { width, height, theme }
      const page = await open('/tasks', look)
      const shoot = (name: string) =>
        page.screenshot({ path: `${folder}/rollout-${name}-${size}-${theme}.png` })
      await page.getByRole('treegrid').focus()
      await shoot('list')
      await page.goto(`${sightline.url}/tasks?open=${encodeURIComponent(keyOf(rollout))}`)
      await page.locator('[aria-level="2"]').first().waitFor()
      await shoot('group')
      await page.goto(`${sightline.url}${paths.task(rollout)}`)
      await page.getByText(/parts on a time axis/).waitFor()
      await page.waitForTimeout(1_000)
      await shoot('lanes')
      await page.goto(`${sightline.url}${paths.task({ ...rollout, id: failed.id })}`)
      await page.getByRole('alert').first().waitFor()
      await page.waitForTimeout(1_000)
      await shoot('failure')
    }
})
