import '@fontsource-variable/inter/wght.css'
import './page.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { InvoicePage } from './invoice-page.tsx'
import { language } from './language.ts'

document.documentElement.lang = language

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <InvoicePage token={location.pathname.split('/')[2] ?? ''} />
  </StrictMode>,
)
