"""What readers open and send. Nothing here may be kept by anybody: every answer is ``no-store``."""
