import type { Route } from 'next'
import Link from 'next/link'
import styles from './list.module.css'

type Props = {
  page: number
  pages: number
  hrefOf: (page: number) => Route
  texts: { label: string; where: string; previous: string; next: string }
}

/** The position in a long list, also when printed, with links to the pages before and after. Null when there is one page. */
export const Paging = ({ page, pages, hrefOf, texts }: Props) =>
  pages < 2 ? null : (
    // The key removes the followed link on the next page, so that the focus moves to the beginning of the list.
    <nav key={page} className={styles.paging} aria-label={texts.label}>
      {page > 1 ? (
        <Link className="button" href={hrefOf(page - 1)} rel="prev">
          {texts.previous}
        </Link>
      ) : null}
      <span className="soft">{texts.where}</span>
      {page < pages ? (
        <Link className="button" href={hrefOf(page + 1)} rel="next">
          {texts.next}
        </Link>
      ) : null}
    </nav>
  )
