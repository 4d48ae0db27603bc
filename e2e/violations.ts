import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What WCAG 2.2 AA forbids on a page as it stands: the rule, and the first place that breaks it. */
export const violations = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
