export const themes = ['system', 'dark', 'light'] as const
export type Theme = (typeof themes)[number]

const yearS = 365 * 24 * 3600

/** The theme in force on this page: what the cookie said when it was served, or was chosen since. */
export const currentTheme = (): Theme => {
  const { theme } = document.documentElement.dataset
  return theme === 'dark' || theme === 'light' ? theme : 'system'
}

/** Chooses a theme for this browser. The cookie lets the next page come in it from its first paint. */
export const chooseTheme = (theme: Theme) => {
  document.cookie = `theme=${theme}; path=/; max-age=${yearS}; samesite=lax`
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
