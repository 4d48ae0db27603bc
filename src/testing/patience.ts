import { configure } from '@testing-library/react'

// What is waited for comes, also on a machine that is busy with others; what never comes costs this long.
configure({ asyncUtilTimeout: 15_000 })
