"""A small shop: one Flask application over one SQLite database."""

import os

from flask import Flask, jsonify
from flask_migrate import Migrate

from models import User, db

here = os.path.dirname(os.path.abspath(__file__))

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get(
    "DATABASE_URL", "sqlite:///" + os.path.join(here, "app.db")
)

db.init_app(app)
migrate = Migrate(app, db)


@app.get("/")
def index():
    return jsonify(app="shop", see=["/users", "/health"])


@app.get("/users")
def users():
    rows = db.session.scalars(db.select(User).order_by(User.id)).all()
    return jsonify([user.as_dict() for user in rows])


@app.get("/health")
def health():
    db.session.execute(db.select(User).limit(1))
    return jsonify(status="ok")
