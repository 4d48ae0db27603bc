import { defineConfig } from '@playwright/test'
import browserTests from '../playwright.config'

/** Pictures, not checks: `npm run pictures`. */
export default defineConfig({
  ...browserTests,
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results/pictures-run',
  timeout: 180_000,
  reporter: 'list',
})
