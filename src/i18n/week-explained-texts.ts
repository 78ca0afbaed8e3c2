/** The shape of the page that explains how every figure of the week is computed. */
export type WeekExplained = {
  title: string
  lead: string
  back: string
  parts: readonly { heading: string; lines: readonly string[] }[]
}
