import { defineConfig } from '@playwright/test'
import { chromiumPath } from './chromium'

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 1,
  // A machine that builds for others may stall; what needed a second try is told by name.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: '../test-results/browser.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: await chromiumPath() },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})
