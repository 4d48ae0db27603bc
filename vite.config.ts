import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  publicDir: isSsrBuild ? false : 'public',
  // A start reads one file instead of a thousand; what is native or loads what may be there stays outside.
  ssr: isSsrBuild ? { noExternal: true, external: ['libsql', 'pg'] } : {},
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
    unstubGlobals: true,
    // Modules hold no state that a test could leave behind: each worker loads them once.
    isolate: false,
    maxWorkers: 2,
    // What hangs is found; what only waits for a busy machine passes.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'browser code',
          environment: 'happy-dom',
          setupFiles: 'src/testing/patience.ts',
          include: ['src/!(bff)/**/*.spec.{ts,tsx}', 'src/*.spec.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'bff',
          environment: 'node',
          include: ['src/bff/**/*.spec.ts'],
          exclude: ['src/bff/cluster/**'],
        },
      },
      {
        // What the store is for, once more on the other database: a real PostgreSQL.
        extends: true,
        test: {
          name: 'bff on PostgreSQL',
          environment: 'node',
          globalSetup: 'src/bff/testing/postgres.ts',
          include: ['src/bff/{store,mirror,auth,audit,routes,cluster}/**/*.spec.ts'],
          // Its driven clock knows only of stores that answer within a turn; fuzzing is slow on two, and
          // attacks on a sign-in end before the store.
          exclude: [
            'src/bff/mirror/scheduler.spec.ts',
            'src/bff/routes/looks.spec.ts',
            'src/bff/routes/live.spec.ts',
            'src/bff/routes/fuzz.spec.ts',
            'src/bff/auth/oidc/sign-in.spec.ts',
          ],
        },
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
