/** How many servers one order takes: its preview names each, and somebody reads it. */
export const mostTargets = 500
