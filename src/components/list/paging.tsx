import type { Route } from 'next'
import Link from 'next/link'
import styles from './list.module.css'

type Props = {
  page: number
  pages: number
  hrefOf: (page: number) => Route
  texts: { label: string; where: string; previous: string; next: string }
}

/** Where one is in a long list, on paper too, and the pages beside it. Nothing at all when everything fits. */
export const Paging = ({ page, pages, hrefOf, texts }: Props) =>
  pages < 2 ? null : (
    // Anew for each page: the link that was followed is gone, and the focus goes to the list's own beginning.
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
