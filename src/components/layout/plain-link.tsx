import type { ComponentProps } from 'react'

/** A link that loads a full page. Next's own link would add 4 kB of script to the interview's page. */
export const PlainLink = ({ children, ...props }: ComponentProps<'a'>) => <a {...props}>{children}</a>
