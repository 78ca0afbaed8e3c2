// A page with only the survey, as in the first example of SurveyJS's guide for React.
import { createRoot } from 'react-dom/client'
import { Model } from 'survey-core'
import 'survey-core/i18n/dutch'
import 'survey-core/survey-core.fontless.min.css'
import { Survey } from 'survey-react-ui'
import survey from 'survey.json'

const model = new Model(survey)
// The benchmark uses this to bring a question into view, and to check that its answer was accepted.
globalThis.survey = model

createRoot(document.getElementById('survey')).render(<Survey model={model} />)
