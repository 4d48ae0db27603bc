const drawings = {
  servers: 'M3 3h14v5.5H3zM3 11.5h14V17H3zM6 5.8h.01M6 14.3h.01M10 5.8h4M10 14.3h4',
  activities: 'M2 10h4l2-6 4 12 2-6h4',
  backups: 'M10 3a7 7 0 1 1-6.3 4M3 3v4h4M10 6v4l3 2',
  tasks: 'M8 5h9M8 10h9M8 15h9M3 5l1 1 2-2M3 10l1 1 2-2M3 15l1 1 2-2',
  sources: 'M6 2v4M14 2v4M4 6h12v3a6 6 0 0 1-12 0zM10 15v3',
  audit: 'M4 3h9l3 3v11H4zM7 8h6M7 11h6M7 14h3',
  displays: 'M2 4h16v10H2zM7 17h6M10 14v3',
}
export type IconName = keyof typeof drawings

/** A 20 px line drawing; the name stands beside it or in its label. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path
      d={drawings[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
