"""What stands around every screen: the rows at the top, the banner, the keys at the bottom."""
