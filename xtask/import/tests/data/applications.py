"""Makes the documents of this directory: models, parameters and security of every sort, as FastAPI publishes them."""
import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Annotated, Any, Dict, Generic, List, Literal, Optional, Set, Tuple, TypeVar, Union
from uuid import UUID
from fastapi import Body, Cookie, FastAPI, File, Form, Header, Path, Query, Security, UploadFile
from fastapi.security import APIKeyHeader, APIKeyQuery, HTTPBearer, HTTPBasic, OAuth2PasswordBearer
from pydantic import Base64Bytes, BaseModel, ConfigDict, EmailStr, Field, HttpUrl, Json, conint, constr, RootModel, SecretStr, IPvAnyAddress

def save(name, app):
    with open(f"{name}.json", "w") as file:
        json.dump(app.openapi(), file, separators=(",", ":"))

# --- models
class Color(str, Enum):
    red = "red"; green = "green"
class Level(IntEnum):
    low = 1; high = 2
class Mixed(Enum):
    one = 1; two = "two"; none = None
class Cat(BaseModel):
    kind: Literal["cat"]
    lives: conint(gt=0, le=9) = 9
class Dog(BaseModel):
    kind: Literal["dog"] = "dog"
    good: Literal[True] = True
class Tree(BaseModel):
    value: int
    children: List["Tree"] = []
    parent: Optional["Tree"] = None
T = TypeVar("T")
class Page(BaseModel, Generic[T]):
    items: List[T]
    next: Optional[str] = Field(None, description="Cursor")
class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", title="A strict model")
    a: int
class Open(BaseModel):
    model_config = ConfigDict(extra="allow")
    a: int = 1
class Aliased(BaseModel):
    inner_name: str = Field(alias="outerName", examples=["x", "y"])
class Kitchen(BaseModel):
    """Everything that a model can have."""
    color: Color
    color_default: Color = Color.red
    color_null: Optional[Color] = None
    level: Level = Level.low
    mixed: Mixed = Mixed.one
    literal: Literal["a", "b"]
    literal_one: Literal["only"] = "only"
    literal_mixed: Literal["a", 1, None] = None
    literal_null: Optional[Literal["a", "b"]] = None
    text: constr(min_length=1, max_length=10, pattern=r"^[a-z]+$")
    text_null: Optional[constr(min_length=3)] = None
    positive: conint(gt=0)
    ranged: Annotated[int, Field(ge=-5, lt=5)] = 0
    fraction: Annotated[float, Field(gt=0.5, le=1.5, multiple_of=0.25)] = 1.0
    int_null: Optional[Annotated[int, Field(ge=1)]] = None
    when: datetime
    when_null: Optional[datetime] = None
    day: date; at: time; took: timedelta
    id: UUID
    price: Decimal
    price2: Annotated[Decimal, Field(max_digits=5, decimal_places=2)] = Decimal("1.50")
    data: bytes
    data64: Base64Bytes = b""
    mapping: Dict[str, int]
    mapping_any: dict = {}
    mapping_enum: Dict[Color, int] = {}
    mapping_uuid: Dict[UUID, int] = {}
    mapping_pattern: Dict[constr(pattern="^x"), int] = {}
    items: list
    items_typed: Annotated[List[int], Field(min_length=1, max_length=3)]
    pair: Tuple[int, str]
    same: Tuple[int, int] = (1, 2)
    many: Tuple[int, ...] = ()
    unique: Set[str] = set()
    union: Union[int, str]
    union_models: Union[Cat, Dog]
    union_null: Union[Cat, Dog, None] = None
    union_many: Optional[Union[int, str, List[str]]] = None
    union_num: Union[int, float] = 1
    pet: Annotated[Union[Cat, Dog], Field(discriminator="kind")]
    pet_null: Optional[Annotated[Union[Cat, Dog], Field(discriminator="kind")]] = None
    tree: Tree
    tree_null: Optional[Tree] = Field(None, description="Maybe a tree", examples=[None])
    anything: Any
    anything_null: Optional[Any] = None
    nothing: None = None
    url: HttpUrl
    email: EmailStr
    ip: Optional[IPvAnyAddress] = None
    secret: SecretStr
    payload: Json[List[int]]
    strict: Strict
    opened: Open = Field(default_factory=Open, deprecated=True)
    aliased: Aliased
    extra: str = Field("x", json_schema_extra={"widget": "area", "x-order": 3})
    obj: object = None
class Root(RootModel[List[int]]): pass

app = FastAPI(title="Models", version="1")
@app.post("/kitchens", response_model=Kitchen, tags=["kitchen"])
def make_kitchen(kitchen: Kitchen): ...
@app.get("/pages", response_model=Page[Strict])
def pages(): ...
@app.get("/pages/optional")
def optional_page() -> Optional[Page[Cat]]: ...
@app.get("/root", response_model=Root)
def root(): ...
@app.get("/plain")
def plain(): ...
@app.get("/list")
def list_all() -> List[Strict]: ...
@app.post("/embed")
def embed(a: Annotated[Strict, Body(embed=True)], b: Annotated[int, Body(embed=True, ge=1)] = 3) -> Dict[str, Strict]: ...
@app.put("/scalar")
def scalar(v: Annotated[Union[int, str, None], Body(examples=[1, "a"])] = None) -> int: ...
@app.get("/union")
def un() -> Union[Cat, Dog, str]: ...
save("models", app)

# --- parameters
app = FastAPI(title="Parameters", version="2.1", servers=[{"url": "https://one.example/v1", "description": "One"}, {"url": "/relative"}])
@app.get("/search/{kind}/{item_id}")
def search(kind: Color, item_id: Annotated[int, Path(ge=1, title="The id", description="Id of the item")],
    q: Annotated[Optional[str], Query(min_length=3, max_length=50, pattern="^a", deprecated=True)] = None,
    tags: Annotated[List[str], Query()] = ["a"], limit: Annotated[int, Query(gt=0, le=100)] = 10,
    flag: bool = False, colors: Optional[List[Color]] = Query(None, alias="color-list"),
    both: Union[int, str] = 1, when: Optional[datetime] = None,
    x_token: Annotated[Optional[str], Header()] = None, x_many: Annotated[Optional[List[str]], Header()] = None,
    session: Annotated[Optional[str], Cookie()] = None): ...
class Filter(BaseModel):
    model_config = ConfigDict(extra="forbid")
    limit: int = Field(100, gt=0, le=100)
    order: Literal["asc", "desc"] = "asc"
@app.get("/filter")
def filtered(f: Annotated[Filter, Query()]): ...
@app.post("/form")
def form(name: Annotated[str, Form()], age: Annotated[Optional[int], Form(ge=0)] = None): ...
@app.post("/upload")
def upload(file: UploadFile, note: Annotated[str, Form()] = ""): ...
@app.post("/uploads")
def uploads(files: List[UploadFile], raw: Annotated[bytes, File()], maybe: Annotated[Optional[UploadFile], File(description="maybe")] = None): ...
@app.delete("/items/{item_id}", status_code=204)
def delete_item(item_id: str): ...
@app.get("/files/{file_path:path}")
def read_file(file_path: str): ...
class Message(BaseModel):
    message: str
@app.get("/many/{id}", responses={404: {"model": Message, "description": "Gone"}, 201: {"model": Strict}, 200: {"content": {"image/png": {}}, "description": "Or an image"}, "default": {"model": Message}})
def many(id: UUID) -> Strict: ...
@app.post("/callback", callbacks=None, deprecated=True, operation_id="customId", summary="A summary", description="Long *words*.")
def cb(body: Message) -> Message: ...
save("parameters", app)

# --- security
key = APIKeyHeader(name="X-Key", description="The key"); query_key = APIKeyQuery(name="key"); bearer = HTTPBearer(); basic = HTTPBasic(); oauth = OAuth2PasswordBearer(tokenUrl="token", scopes={"read": "Read", "write": "Write"})
app = FastAPI(title="Security", version="3", summary="Short", terms_of_service="https://t.example", contact={"name": "c"}, license_info={"name": "MIT", "identifier": "MIT"}, openapi_tags=[{"name": "t", "description": "d"}])
@app.get("/key", tags=["t"])
def a(k: str = Security(key)): ...
@app.get("/bearer")
def b(k = Security(bearer)): ...
@app.get("/oauth")
def c(k: str = Security(oauth, scopes=["read"])): ...
@app.get("/both")
def d(k: str = Security(key), l = Security(bearer)): ...
@app.get("/basic")
def e(k = Security(basic), q: str = Security(query_key)): ...
@app.get("/open")
def f(): ...
@app.webhooks.post("new-thing")
def hook(body: Message): ...
save("security", app)
