import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  publicDir: isSsrBuild ? false : 'public',
  build: isSsrBuild
    ? { target: 'node20', emptyOutDir: true, minify: false }
    : {
        outDir: 'dist/web',
        emptyOutDir: true,
        manifest: true,
        target: 'es2023',
        assetsInlineLimit: 0,
        cssCodeSplit: false,
        modulePreload: { polyfill: false },
      },
  test: {
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'browser code',
          environment: 'happy-dom',
          include: ['src/!(bff)/**/*.spec.{ts,tsx}', 'src/*.spec.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'bff', environment: 'node', include: ['src/bff/**/*.spec.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'estate',
          environment: 'node',
          include: ['mocks/**/*.spec.ts', 'e2e/**/*.spec.ts'],
          exclude: ['e2e/browser/**'],
        },
      },
    ],
  },
}))
