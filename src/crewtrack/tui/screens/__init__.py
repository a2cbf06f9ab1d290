"""The screens, and the dialogs that lie over them: one module each."""
