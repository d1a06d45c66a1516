/**
 * Lets any Plot show itself, where this is imported in a notebook; elsewhere it does nothing.
 *
 * @module
 */
import { isNotebook, openNotebookDocument } from "./notebook_document.ts";

if (isNotebook()) await openNotebookDocument();
