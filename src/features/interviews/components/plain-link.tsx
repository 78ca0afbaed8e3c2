import type { ComponentProps } from 'react'

/** A link to a whole new page. The script of Next's own link is 4 kB, which a call would load with this page's address. */
export const PlainLink = ({ children, ...props }: ComponentProps<'a'>) => <a {...props}>{children}</a>
