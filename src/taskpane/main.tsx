/** Composition root of the task pane. */
document.documentElement.dataset["pane"] = "starting";
