import type { GuestTexts } from './guest-texts'
import type { MediaProblem } from './device-requests'

/** Why camera or microphone did not start, and what to do about it. */
export const MediaProblemText = ({ problem, texts }: { problem: MediaProblem | null; texts: GuestTexts }) => (
  <div role="alert">{problem ? <p className="notice notice-warn">{texts.call.problems[problem]}</p> : null}</div>
)
