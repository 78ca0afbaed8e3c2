'use client'

import { useRouter } from 'next/navigation'
import { useId } from 'react'

type Props = {
  label: string
  cookie: string
  value: string
  options: readonly { value: string; label: string }[]
}

/** A preference that a cookie on this device stores (language, appearance). The page is refreshed and typed text is kept. */
export const PreferenceSelect = ({ label, cookie, value, options }: Props) => {
  const id = useId()
  const router = useRouter()
  const save = (chosen: string) => {
    document.cookie = `${cookie}=${chosen}; path=/; max-age=31536000; samesite=lax`
    if (cookie === 'nabij-scheme') document.documentElement.dataset.scheme = chosen
    router.refresh()
  }
  return (
    <span className="small">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => save(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  )
}
