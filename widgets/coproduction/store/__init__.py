"""Where answers are kept: values go in and out, rows never leave."""
