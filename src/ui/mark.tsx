/** The mark of Sightline: a line of sight through an eye. For the eye only, its name stands beside it. */
export const Mark = ({ size = 24 }: { size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    strokeWidth="1.6"
    aria-hidden="true"
  >
    <path d="M1 12h22" stroke="var(--accent)" />
    <circle cx="12" cy="12" r="6.5" stroke="var(--text)" />
    <circle cx="12" cy="12" r="1.8" fill="var(--accent)" />
  </svg>
)
